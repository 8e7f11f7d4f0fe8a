package dev.souk.testing.architecture.broken.common;

record OrderNumber(long value) {}
