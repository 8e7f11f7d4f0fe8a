package dev.souk.console.otlp;

/** A body is not what OTLP defines. */
public final class OtlpFormatException extends Exception {

    private static final long serialVersionUID = 1;

    OtlpFormatException(Exception cause) {
        super("The body is not the request of OTLP in Protocol Buffers: " + cause.getMessage(), cause);
    }
}
