package dev.souk.user.wallet;

/** The result of charging a wallet. */
public sealed interface ChargeOutcome {

    /** The amount is charged. */
    record Charged() implements ChargeOutcome {}

    /** The balance is too low; nothing is charged. */
    record InsufficientFunds() implements ChargeOutcome {}

    /** The wallet is closed or does not exist; nothing is charged. */
    record WalletClosed() implements ChargeOutcome {}
}
