/** What holds for each GraphQL request: limits, scalars, persisted queries, errors. */
@NullMarked
package dev.souk.storefront.graphql;

import org.jspecify.annotations.NullMarked;
