/**
 * gRPC for a service, by Spring Boot's starter: a server on a port of its own, under the rules of the REST API.
 *
 * <p>How it works: a bean with {@code @GrpcService} and {@code @Profile("grpc")} implements the generated base class.
 * It takes the caller from {@link dev.souk.common.security.Caller#current}, makes changes by
 * {@link dev.souk.common.grpc.server.IdempotentCalls}, and throws the problems that the REST API throws;
 * {@link dev.souk.common.grpc.ProblemStatus} converts them to {@code google.rpc.Status}. Tokens, limits, deadlines and
 * the audit of rejections are interceptors. Clients find the port in the metadata of the instance.
 */
@NullMarked
package dev.souk.common.grpc.server;

import org.jspecify.annotations.NullMarked;
