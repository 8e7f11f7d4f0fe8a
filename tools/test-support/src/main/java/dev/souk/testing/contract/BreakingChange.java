package dev.souk.testing.contract;

/**
 * A change of a contract that the version before or after does not expect.
 *
 * @param place where in the contract, such as {@code POST /orders, body, quantity}
 * @param change what is different now
 * @param reader who cannot read any more
 */
public record BreakingChange(String place, String change, Reader reader) {

    @Override
    public String toString() {
        return "%s: %s; %s".formatted(place, change, reader.failure());
    }
}
