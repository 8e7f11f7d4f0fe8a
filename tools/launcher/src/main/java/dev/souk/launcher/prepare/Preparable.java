package dev.souk.launcher.prepare;

import java.io.IOException;
import java.nio.file.Path;

/** Something that is created once for all starts, in a folder whose name identifies its inputs. */
public interface Preparable {

    /** What it is, for progress messages. */
    String what();

    /** Its folder. */
    Path folder();

    /** Creates it in the folder, which exists and is empty. */
    void make() throws IOException;
}
