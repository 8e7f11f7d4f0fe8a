/** Both use cases by gRPC with the client of grpc-java. */
@NullMarked
package dev.souk.system.bench.protocols.grpc;

import org.jspecify.annotations.NullMarked;
