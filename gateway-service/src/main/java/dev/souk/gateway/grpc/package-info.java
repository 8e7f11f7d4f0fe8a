/**
 * gRPC for callers outside, on a port of its own (ADR 29). Off without the profile grpc.
 *
 * <p>How it works: {@link dev.souk.gateway.grpc.GrpcGateway} is a gRPC server without services. For each call it asks
 * {@link dev.souk.gateway.grpc.RoutedMethods}, which has the routes of {@code application.yml}, and
 * {@link dev.souk.gateway.grpc.CallProxy} sends the messages on as bytes, in both directions and with flow control.
 * {@link dev.souk.gateway.grpc.AdmissionInterceptor} has the limits and the token, as the filters of REST requests, and
 * {@link dev.souk.gateway.grpc.BreakerInterceptor} the circuit breaker of the service.
 */
@NullMarked
package dev.souk.gateway.grpc;

import org.jspecify.annotations.NullMarked;
