package dev.souk.launcher.control;

/** The database of a service and the role that owns it. */
public record DatabaseStatus(String service, String jdbcUrl, String user, String password) {}
