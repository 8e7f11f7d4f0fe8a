package dev.souk.launcher.prepare;

import java.nio.file.Path;

/** Something made once and used at every start from then on, in a folder named after what it was made from. */
public interface Preparable {

    /** What it is, for people who wait for it. */
    String what();

    /** Its own folder. */
    Path folder();

    /** Makes it in the folder, which is there and empty. */
    void make();
}
