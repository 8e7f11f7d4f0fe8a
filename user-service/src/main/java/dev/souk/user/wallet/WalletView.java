package dev.souk.user.wallet;

import io.swagger.v3.oas.annotations.media.Schema;

/** The balance of a wallet in responses. */
@Schema(example = """
                {"balance_cents": 5000}""")
record WalletView(long balanceCents) {}
