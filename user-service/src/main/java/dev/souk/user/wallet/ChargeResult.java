package dev.souk.user.wallet;

/** What came of taking money out of a wallet. */
public sealed interface ChargeResult {

    /** It has been taken. */
    record Taken() implements ChargeResult {}

    /** The balance was too low; nothing has been taken. */
    record InsufficientFunds() implements ChargeResult {}

    /** The wallet is closed, or there never was one; nothing has been taken. */
    record WalletClosed() implements ChargeResult {}
}
