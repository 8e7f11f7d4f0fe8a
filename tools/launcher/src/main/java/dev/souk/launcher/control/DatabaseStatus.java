package dev.souk.launcher.control;

/** Where a service keeps its data, and the role that owns it. */
public record DatabaseStatus(String service, String jdbcUrl, String user, String password) {}
