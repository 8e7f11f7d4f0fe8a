package dev.souk.system.chaos.fault;

import dev.souk.system.chaos.environment.ChaosEnvironment;
import java.util.concurrent.ExecutionException;

/** A fault that lasts for a while. */
public sealed interface Fault permits Kill, Freeze, NetworkFault, Republish, Rewind, FullDisk, Poison {

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
    String description();

    /** The process that must be available for the injection; empty if there is none. */
    default String requires() {
        return "";
    }

    /** The process that is unavailable while it lasts; empty if there is none. */
    default String disables() {
        return "";
    }

    /** Injects it. */
    void start(ChaosEnvironment environment) throws ExecutionException, InterruptedException;

    /**
     * Heals it; returns when what was stopped is ready again. Is called again when it failed. Published records stay.
     */
    default void stop(ChaosEnvironment environment) {}
}
