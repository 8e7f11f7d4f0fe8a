package dev.souk.architecture.broken.common;

record OrderNumber(long value) {}
