package dev.souk.order.checkout;

/** What a checkout needs from other services: the cart and the account, as they were when fetched. */
record CheckoutData(Cart cart, Account account) {}
