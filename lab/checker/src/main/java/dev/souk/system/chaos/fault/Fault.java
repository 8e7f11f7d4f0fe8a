package dev.souk.system.chaos.fault;

import dev.souk.launcher.api.Topology;
import dev.souk.system.chaos.environment.ChaosEnvironment;
import dev.souk.system.chaos.fault.ProcessFault.Freeze;
import dev.souk.system.chaos.fault.ProcessFault.Kill;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/** A fault that lasts for a while. */
public sealed interface Fault permits ProcessFault, NetworkFault, Republish, Rewind, FullDisk, Poison {

    /** The kind of fault, by which runs select. */
    default FaultKind kind() {
        return switch (this) {
            case Kill _ -> FaultKind.KILL;
            case Freeze _ -> FaultKind.FREEZE;
            case NetworkFault _ -> FaultKind.NETWORK;
            case Republish _ -> FaultKind.DUPLICATE;
            case Rewind _ -> FaultKind.REWIND;
            case FullDisk _ -> FaultKind.FULL_DISK;
            case Poison _ -> FaultKind.POISON;
        };
    }

    /** What it does, in a few words for the timeline. */
    default String description() {
        return switch (this) {
            case Kill kill -> "kill -9 " + kill.process();
            case Freeze freeze -> "freeze " + freeze.process();
            case NetworkFault network ->
                network.route() + " " + network.traffic().description();
            case Republish some ->
                "republish up to %s × 4 of %s, shuffled".formatted(some.ofEachPartition(), some.topic());
            case Rewind rewind -> "rewind " + rewind.service() + " to its first record";
            case FullDisk disk ->
                String.format(
                        Locale.ROOT, "disk full for %.0f %% of the outbox of %s", disk.share() * 100, disk.service());
            case Poison poison -> "poison %s on %s".formatted(poison.form(), poison.topic());
        };
    }

    /** The process that must be available for the injection; empty if there is none. */
    default String requires() {
        return switch (this) {
            case ProcessFault _, NetworkFault _ -> "";
            case Republish _, Rewind _, Poison _ -> Topology.KAFKA.name();
            case FullDisk _ -> Topology.POSTGRES.name();
        };
    }

    /** The process that is unavailable while it lasts; empty if there is none. */
    default String disables() {
        return switch (this) {
            case ProcessFault fault -> fault.process();
            case NetworkFault _, Republish _, Rewind _, FullDisk _, Poison _ -> "";
        };
    }

    void start(ChaosEnvironment environment) throws ExecutionException, InterruptedException;

    /**
     * Heals it; returns when what was stopped is ready again. Is called again when it failed. Published records stay.
     */
    default void stop(ChaosEnvironment environment) {}
}
