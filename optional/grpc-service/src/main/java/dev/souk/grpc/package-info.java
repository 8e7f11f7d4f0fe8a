/** The REST API by gRPC and gRPC-Web. Each call is a request to the gateway, which has all rules and limits. */
@NullMarked
package dev.souk.grpc;

import org.jspecify.annotations.NullMarked;
