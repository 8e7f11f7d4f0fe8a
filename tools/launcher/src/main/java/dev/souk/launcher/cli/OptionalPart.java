package dev.souk.launcher.cli;

import dev.souk.launcher.report.LauncherException;
import dev.souk.launcher.running.SoukOptions;
import java.util.Locale;

/** A part of Souk that is started on request, so that a system without it costs nothing more. */
enum OptionalPart {
    /** gRPC at the services and at the gateway. */
    GRPC {
        @Override
        SoukOptions addTo(SoukOptions options) {
            // Several gateways cannot share a port of this machine: each takes a free one.
            String port = System.getenv().getOrDefault(SoukOptions.GRPC_PORT, DEFAULT_GRPC_PORT);
            return options.withGrpc(options.hasSeveralGateways() ? 0 : Integer.parseInt(port));
        }
    },

    /** GraphQL and WebSocket, by storefront-service. */
    STOREFRONT {
        @Override
        SoukOptions addTo(SoukOptions options) {
            return options.withStorefront();
        }
    };

    private static final String DEFAULT_GRPC_PORT = "9090";

    /** The same options with this part. */
    abstract SoukOptions addTo(SoukOptions options);

    /** The part that is typed like this. */
    static OptionalPart of(String typed) {
        for (OptionalPart part : values()) {
            if (part.name().toLowerCase(Locale.ROOT).equals(typed)) {
                return part;
            }
        }
        throw new LauncherException("There is no optional part '%s'; there are: grpc, storefront".formatted(typed));
    }
}
