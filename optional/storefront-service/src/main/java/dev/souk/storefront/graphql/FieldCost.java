package dev.souk.storefront.graphql;

import graphql.analysis.FieldComplexityCalculator;
import graphql.analysis.FieldComplexityEnvironment;

/**
 * What a field costs: what stands below it for each element of its page, and a call of a service for a field of the
 * query or the mutation itself. So aliases cost as much as the fields that they repeat.
 */
final class FieldCost implements FieldComplexityCalculator {

    private static final int CALL = 100;

    @Override
    public int calculate(FieldComplexityEnvironment field, int below) {
        int own = field.getParentEnvironment() == null ? CALL : 1;
        return own + below * elements(field);
    }

    private static int elements(FieldComplexityEnvironment field) {
        return field.getArguments().get("first") instanceof Integer first ? Math.clamp(first, 1, 1000) : 1;
    }
}
