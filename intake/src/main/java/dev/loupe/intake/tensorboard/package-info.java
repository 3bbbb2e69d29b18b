/// TensorBoard's event files: records, events, and what each plugin keeps in them.
///
/// Sources: tensorflow/tensorboard at 70b76c92, `tensorboard/compat/proto/{event,summary,tensor}.proto`, `tensorboard/data/server/{tf_record,masked_crc}.rs`, `tensorboard/plugins/*/plugin_data.proto`.
@NullMarked
package dev.loupe.intake.tensorboard;

import org.jspecify.annotations.NullMarked;
