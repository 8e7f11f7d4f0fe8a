package dev.souk.system.variants;

import dev.souk.system.chaos.fault.Poison;
import dev.souk.system.check.Verdict;
import java.util.List;
import java.util.UUID;

/** A record that no consumer can read, and that is too large for a dead-letter topic. */
final class LargestRecord implements Scenario {

    @Override
    public List<Verdict> run(VariantSystem system) {
        system.publish(new Poison("souk.stock", Poison.Form.LARGEST, UUID.randomUUID()));
        return List.of();
    }

    @Override
    public String description() {
        return "a record as large as a record may be, of an unknown type";
    }
}
