package dev.souk.common.consumer;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;

/**
 * One way for a group to detect a dead member.
 *
 * @param protocol of the group: {@code classic}, {@code cooperative} (classic, and members keep what stays theirs) or
 *     {@code consumer} (KIP-848: the broker assigns)
 * @param session after how many milliseconds without a heartbeat a member counts as dead
 * @param isStatic whether members have names of their own, under which they may come back
 * @param comesBack whether the killed member is started again at once
 */
record Candidate(String protocol, int session, boolean isStatic, boolean comesBack) {

    static Candidate classic(int session) {
        return new Candidate("classic", session, false, false);
    }

    static Candidate cooperative(int session) {
        return new Candidate("cooperative", session, false, false);
    }

    static Candidate kip848(int session) {
        return new Candidate("consumer", session, false, false);
    }

    Candidate withStaticMembers() {
        return new Candidate(protocol, session, true, comesBack);
    }

    Candidate startedAgain() {
        return new Candidate(protocol, session, isStatic, true);
    }

    int heartbeat() {
        return Math.max(session / 6, 250);
    }

    Map<String, String> settings(String member) {
        var settings = new HashMap<>(Map.of("group.protocol", isClassic() ? "classic" : protocol));
        if (protocol.equals("cooperative")) {
            settings.put("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
        }
        if (isClassic()) { // else the broker says
            settings.put("session.timeout.ms", Integer.toString(session));
            settings.put("heartbeat.interval.ms", Integer.toString(heartbeat()));
        }
        if (isStatic) {
            settings.put("group.instance.id", member);
        }
        return settings;
    }

    boolean isClassic() {
        return !protocol.equals("consumer");
    }

    @Override
    public String toString() {
        return protocol + ", session " + session / 1000.0 + " s" + (isStatic ? ", static" : "")
                + (comesBack ? ", started again at once" : "");
    }
}
