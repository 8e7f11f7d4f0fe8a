/** The gRPC API of orders. */
@NullMarked
package dev.souk.order.grpc;

import org.jspecify.annotations.NullMarked;
