package dev.souk.launcher.prepare;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.commons.io.file.PathUtils;

/** Something that is created once for all starts, in a folder whose name identifies its inputs. */
public interface Preparable {

    /** What it is, for progress messages. */
    String what();

    /** Its folder. */
    Path folder();

    /** Deletes what an interrupted run has left. */
    default void clean() throws IOException {
        PathUtils.delete(folder());
    }

    /** Creates it in the folder, which exists and was cleaned. */
    void make() throws IOException;
}
