package dev.souk.testing.architecture.broken.user;

public record Greeting(String text) {}
