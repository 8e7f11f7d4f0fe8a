package dev.souk.console.web;

/** A request cannot be understood; the message is for people. */
final class BadRequestException extends Exception {

    private static final long serialVersionUID = 1;

    BadRequestException(String message) {
        super(message);
    }
}
