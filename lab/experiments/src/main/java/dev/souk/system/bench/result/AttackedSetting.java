package dev.souk.system.bench.result;

import java.util.ArrayList;
import java.util.List;

/**
 * What was measured with one setting.
 *
 * @param stages one without an attack, and each attack
 * @param ended processes that were not up at the end
 */
public record AttackedSetting(String setting, List<AttackStage> stages, List<String> ended) {

    boolean isServed() {
        return ended.isEmpty()
                && stages.stream().flatMap(stage -> stage.demands().stream()).allMatch(demand -> demand.served() > 0);
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        for (AttackStage stage : stages) {
            lines.addAll(stage.rows(setting));
            stage.demands()
                    .forEach(demand ->
                            demand.errors().forEach((kind, count) -> lines.add("    %s × %s".formatted(count, kind))));
            stage.rejected().forEach((kind, count) -> lines.add("    attackers: %s × %s".formatted(count, kind)));
        }
        ended.forEach(name -> lines.add("    %s is not up".formatted(name)));
        return lines;
    }
}
