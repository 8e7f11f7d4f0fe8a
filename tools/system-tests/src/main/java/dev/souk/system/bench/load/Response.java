package dev.souk.system.bench.load;

/** The answer to a request, its body read to the end. */
record Response(int status, String body) {}
