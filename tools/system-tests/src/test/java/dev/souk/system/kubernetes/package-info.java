/** Validates the manifests of ops/kubernetes with the schemas of Kubernetes, without a cluster. */
@NullMarked
package dev.souk.system.kubernetes;

import org.jspecify.annotations.NullMarked;
