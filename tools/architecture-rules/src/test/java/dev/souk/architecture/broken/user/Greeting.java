package dev.souk.architecture.broken.user;

public record Greeting(String text) {}
