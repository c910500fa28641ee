#!/usr/bin/env node
import { discounted } from './discounts.js'
import { tag } from './tag.js'

const [item = 'apples', price = '2.40'] = process.argv.slice(2)
console.log(tag(item, discounted(Number(price), new Date().getDay())))
