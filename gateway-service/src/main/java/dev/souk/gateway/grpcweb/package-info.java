/**
 * gRPC-Web for browsers, on the port of the shop page. Off without the profile grpc.
 *
 * <p>How it works: a browser can neither send nor read the frames of HTTP/2, so a call is a {@code POST} whose body is
 * one message, and the status of the call comes as the last frame of the response's body.
 * {@link dev.souk.gateway.grpcweb.GrpcWebHandler} makes a call of {@link dev.souk.gateway.grpc.LocalCalls} of it:
 * token, limits and circuit breakers are those of gRPC. {@link dev.souk.gateway.grpcweb.WebFrame} has the frames, and
 * {@link dev.souk.gateway.grpcweb.WebFormat} their two forms, bytes and base64.
 *
 * @see <a href="https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-WEB.md">the protocol</a>
 */
@NullMarked
package dev.souk.gateway.grpcweb;

import org.jspecify.annotations.NullMarked;
