package dev.souk.architecture.broken.registry;

class InstanceFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
