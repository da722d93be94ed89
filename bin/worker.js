'use strict';
const { compile, load } = require('./load.js');

load(compile()).work();
