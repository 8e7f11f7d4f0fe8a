package dev.souk.gateway.problem;

/** What a caller reads, RFC 9457; {@code instance} is the path that was asked for. */
record ProblemBody(String type, String title, int status, String detail, String instance) {}
