package dev.souk.gateway;

import com.sun.net.httpserver.Headers;

/** A request as a service received it. */
public record ReceivedRequest(String method, String uri, Headers headers, String body) {}
