package dev.souk.system.chaos.fault;

import dev.souk.system.chaos.arena.Arena;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;

/** Something that is done to the running system for a while. */
public sealed interface Fault permits Kill, Freeze, Hamper, Cut, Forget, Republish, Rewind, FullDisk, Poison {

    /** Which sort of fault it is. */
    FaultKind kind();

    /** What it does, in a few words for the timeline. */
    String words();

    /** The process that has to be there for it to be done; nobody's name if it needs none. */
    default String needs() {
        return "";
    }

    /** The process that is away while it lasts; nobody's name if none is. */
    default String takesAway() {
        return "";
    }

    /** Does the harm. */
    void start(Arena arena) throws SQLException, ExecutionException, InterruptedException;

    /** Takes it back; returns when whatever was stopped can do its work again. May be called again when it failed. */
    void stop(Arena arena) throws SQLException, ExecutionException, InterruptedException;
}
