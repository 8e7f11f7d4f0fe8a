package dev.souk.user.wallet;

/** The result of charging a wallet. */
public enum ChargeOutcome {
    /** The amount is charged. */
    CHARGED,
    /** The balance is too low; nothing is charged. */
    INSUFFICIENT_FUNDS,
    /** The wallet is closed or does not exist; nothing is charged. */
    WALLET_CLOSED
}
