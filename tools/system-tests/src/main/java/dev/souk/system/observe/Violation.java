package dev.souk.system.observe;

/**
 * One thing that should not be.
 *
 * @param subject what is wrong: an order, a wallet, an item, an event, by its id
 * @param detail  what was seen there and what should have been
 */
public record Violation(String subject, String detail) {}
