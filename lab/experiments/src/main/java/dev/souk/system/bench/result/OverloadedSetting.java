package dev.souk.system.bench.result;

import java.util.ArrayList;
import java.util.List;

/**
 * What was measured with one setting.
 *
 * @param stages the peak of each demand, and each multiple of it
 * @param ended processes that were not up at the end
 */
public record OverloadedSetting(String setting, List<OverloadStage> stages, List<String> ended) {

    List<String> lines() {
        var lines = new ArrayList<String>();
        for (OverloadStage stage : stages) {
            lines.add(stage.row(setting));
            stage.errors().forEach((kind, count) -> lines.add("    %s × %s".formatted(count, kind)));
        }
        ended.forEach(name -> lines.add("    %s is not up".formatted(name)));
        return lines;
    }
}
