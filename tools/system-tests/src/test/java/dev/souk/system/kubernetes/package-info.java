/** The manifests of ops/kubernetes against the schemas of Kubernetes; they were never on a cluster here. */
@NullMarked
package dev.souk.system.kubernetes;

import org.jspecify.annotations.NullMarked;
