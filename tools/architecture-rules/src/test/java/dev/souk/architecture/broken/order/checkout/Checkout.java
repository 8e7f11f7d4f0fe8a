package dev.souk.architecture.broken.order.checkout;

import dev.souk.architecture.broken.order.history.Entry;

public record Checkout(Entry entry) {}
