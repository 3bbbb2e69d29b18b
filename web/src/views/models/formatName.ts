import type { ModelFacts } from '../../api/models.ts';

/** Formats whose own name is not the word that `inspect` has for it. */
const NAMES: Record<string, string> = {
    onnx: 'ONNX',
    ort: 'ONNX Runtime',
    gguf: 'GGUF',
    pytorch: 'PyTorch',
    torchscript: 'TorchScript',
    'torch-export': 'ExportedProgram',
    executorch: 'ExecuTorch',
    tflite: 'TensorFlow Lite',
    keras: 'Keras',
    hdf5: 'HDF5',
    savedmodel: 'TensorFlow SavedModel',
    graphdef: 'TensorFlow GraphDef',
    metagraph: 'TensorFlow MetaGraph',
    'tf-checkpoint': 'TensorFlow checkpoint',
    tfjs: 'TensorFlow.js',
    openvino: 'OpenVINO',
    coreml: 'Core ML',
    pnnx: 'PNNX',
    darknet: 'Darknet',
    caffe: 'Caffe',
    mxnet: 'MXNet',
    paddle: 'PaddlePaddle',
    mnn: 'MNN',
    huggingface: 'Hugging Face',
    numpy: 'NumPy',
    netron: 'Netron',
    'model-explorer': 'Model Explorer',
};

/** `ONNX, opset 17`: what people call a model's format. */
export function formatName({ format, metadata }: Pick<ModelFacts, 'format' | 'metadata'>): string {
    const name = NAMES[format] ?? format;
    const opset = /"ai\.onnx":(\d+)/.exec(metadata['opset_import'] ?? '');
    return opset ? `${name}, opset ${opset[1]}` : name;
}
