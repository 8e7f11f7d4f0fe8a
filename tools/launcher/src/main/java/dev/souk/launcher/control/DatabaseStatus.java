package dev.souk.launcher.control;

/** The database of a service and the role that the service uses. */
public record DatabaseStatus(String service, String jdbcUrl, String user, String password) {}
