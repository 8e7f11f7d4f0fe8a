package dev.souk.system.verdict;

/**
 * One violation of a claim.
 *
 * @param subject the order, wallet, item or event, by its id
 * @param detail what was found, and what should be
 */
public record Violation(String subject, String detail) {}
