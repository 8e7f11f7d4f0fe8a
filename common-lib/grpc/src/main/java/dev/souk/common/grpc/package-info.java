/**
 * What gRPC clients and servers share.
 *
 * <p>How it works: a client's target is {@code registry:///user-service}.
 * {@link dev.souk.common.grpc.RegistryNameResolver} gives gRPC the addresses of its instances, and again after each
 * change; gRPC keeps connections to them and balances the calls. {@link dev.souk.common.grpc.ProblemStatus} is the form
 * of errors.
 */
@NullMarked
package dev.souk.common.grpc;

import org.jspecify.annotations.NullMarked;
