package dev.souk.common.sample;

import dev.souk.common.event.EventJson;
import dev.souk.common.event.EventReader;
import dev.souk.common.event.InboundEvent;
import dev.souk.common.inbox.Inbox;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Copies each foreign note into a note of its own. */
@Component
class NoteListener {

    private final EventReader<Notes.Written> facts;
    private final Inbox inbox;
    private final Notes notes;

    NoteListener(EventJson json, Inbox inbox, Notes notes) {
        this.facts = new EventReader<Notes.Written>(json)
                .reading("dev.souk.note.written.v1", Notes.Written.class)
                .ignoring("dev.souk.note.read.v1");
        this.inbox = inbox;
        this.notes = notes;
    }

    @KafkaListener(topics = "sample.foreign")
    void on(InboundEvent event) {
        inbox.processOnce(event, facts, fact -> notes.write(fact.noteId(), fact.text()));
    }
}
