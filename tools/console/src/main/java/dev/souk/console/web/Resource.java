package dev.souk.console.web;

import java.io.IOException;

/** Answers requests whose path begins with its prefix, such as {@code /api/traces}. */
@FunctionalInterface
interface Resource {

    /**
     * The response to a request.
     *
     * @param rest what follows the prefix: empty, or a path that begins with a slash
     * @throws IOException if the shop does not answer
     */
    Answer answer(Request request, String rest) throws BadRequestException, IOException, InterruptedException;
}
