package dev.souk.system.bench.protocols;

import java.io.IOException;

/** What a client sees of a failure, in the words of its library. */
final class Sight {

    private static final int LONGEST = 46;

    private Sight() {}

    /** The message, with the type where the message alone says too little. */
    static String of(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        String type = failure.getClass().getSimpleName();
        String text = type.startsWith("UnexpectedResponse") ? message : type + ": " + message;
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
