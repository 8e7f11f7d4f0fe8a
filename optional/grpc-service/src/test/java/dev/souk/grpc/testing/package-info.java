/** A gRPC client for tests. */
@NullMarked
package dev.souk.grpc.testing;

import org.jspecify.annotations.NullMarked;
