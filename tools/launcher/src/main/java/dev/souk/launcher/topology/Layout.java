package dev.souk.launcher.topology;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The topology laid out for one run: which instances there are and the port of each. */
public record Layout(List<Instance> instances) {

    /** Lays out every part, with the wanted number of instances where one is given and a single one elsewhere. */
    public static Layout of(Map<String, Integer> counts, Ports ports) {
        return new Layout(Topology.parts().stream()
                .flatMap(part -> IntStream.rangeClosed(1, counts.getOrDefault(part.name(), 1))
                        .mapToObj(number -> new Instance(part, number, ports.choose(part))))
                .toList());
    }

    /** The only, or the first, instance of the part. */
    public Instance first(Part part) {
        return instances.stream()
                .filter(instance -> instance.part().equals(part))
                .findFirst()
                .orElseThrow();
    }
}
