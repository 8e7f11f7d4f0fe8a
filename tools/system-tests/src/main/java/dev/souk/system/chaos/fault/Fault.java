package dev.souk.system.chaos.fault;

import dev.souk.system.chaos.environment.ChaosEnvironment;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;

/** Something that is done to the running system for a while. */
public sealed interface Fault
        permits Kill, Freeze, DegradeTraffic, ResetConnections, DropSilently, Republish, Rewind, FullDisk, Poison {

    /** Which sort of fault it is. */
    FaultKind kind();

    /** What it does, in a few words for the timeline. */
    String description();

    /** The process that has to be there for it to be done; nobody's name if it needs none. */
    default String requires() {
        return "";
    }

    /** The process that is away while it lasts; nobody's name if none is. */
    default String disables() {
        return "";
    }

    /** Does the harm. */
    void start(ChaosEnvironment environment) throws SQLException, ExecutionException, InterruptedException;

    /** Takes it back; returns when whatever was stopped can do its work again. May be called again when it failed. */
    void stop(ChaosEnvironment environment) throws SQLException, ExecutionException, InterruptedException;
}
